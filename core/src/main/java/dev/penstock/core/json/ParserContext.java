package dev.penstock.core.json;

import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.util.BufferRecycler;

/** What a parser stands on: no buffer pool, so nothing to close, and no limits but those of {@link JsonReader}. */
final class ParserContext extends IOContext {

    private static final BufferRecycler NO_POOL = null;

    ParserContext() {
        super(
                new Unlimited(),
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.defaults(),
                NO_POOL,
                ContentReference.unknown(),
                false,
                JsonEncoding.UTF8);
    }

    @Override
    public void close() {}

    private static final class Unlimited extends StreamReadConstraints {

        private static final long serialVersionUID = 1L;

        private Unlimited() {
            super(Integer.MAX_VALUE, -1, -1, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        }

        @Override
        public void validateNestingDepth(int depth) {}

        @Override
        public void validateDocumentLength(long length) {}

        @Override
        public void validateTokenCount(long count) {}

        @Override
        public void validateFPLength(int length) {}

        @Override
        public void validateIntegerLength(int length) {}

        @Override
        public void validateStringLength(int length) {}

        @Override
        public void validateNameLength(int length) {}
    }
}
