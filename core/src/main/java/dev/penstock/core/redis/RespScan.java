package dev.penstock.core.redis;

import dev.penstock.core.data.Bytes;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** One chunk on its way through a {@link RespReader}. Local to one call. */
final class RespScan {
    private static final Bytes LINE_FEED = Bytes.utf8("\n");
    private static final Bytes CARRIAGE_RETURN = Bytes.utf8("\r");
    private static final int NULL = -1;
    private static final int NO_SIZE = -2;

    private List<Resp> latestFirst;
    private List<RespReader.Level> open;
    private Bytes line;
    private Option<RespReader.Bulk> bulk;
    private Option<String> garbage = Option.none();

    RespScan(List<Resp> latestFirst, List<RespReader.Level> open, Bytes line, Option<RespReader.Bulk> bulk) {
        this.latestFirst = latestFirst;
        this.open = open;
        this.line = line;
        this.bulk = bulk;
    }

    RespReader scan(Bytes chunk) {
        int at = 0;
        while (at < chunk.size() && garbage.isEmpty()) {
            at = bulk.isDefined() ? takeBulk(bulk.get(), chunk, at) : takeLine(chunk, at);
        }
        return garbage.isDefined()
                ? new RespReader(latestFirst, List.empty(), Bytes.empty(), Option.none(), garbage)
                : new RespReader(latestFirst, open, line, bulk, garbage);
    }

    private int takeLine(Bytes chunk, int from) {
        int feed = chunk.indexOf(LINE_FEED, from);
        int to = feed < 0 ? chunk.size() : feed + 1;
        line = line.concat(chunk.slice(from, to));
        if (line.size() > RespReader.MOST_LINE || (feed < 0 && line.size() == RespReader.MOST_LINE)) {
            refuse("a line of over " + RespReader.MOST_LINE + " bytes");
        } else if (feed >= 0) {
            Bytes whole = line;
            line = Bytes.empty();
            readLine(whole);
        }
        return to;
    }

    private void readLine(Bytes whole) {
        int end = whole.size() - Lines.END.size();
        if (end < 1 || whole.indexOf(CARRIAGE_RETURN, 0) != end) {
            refuse("a line that is not ended by CR LF");
            return;
        }
        switch (whole.at(0)) {
            case '+' -> emit(new Resp.Simple(whole.slice(1, end)));
            case '-' -> emit(new Resp.Failure(whole.slice(1, end)));
            case ':' -> readWhole(whole, end);
            case '$' -> readBulkSize(whole, end);
            case '*' -> readArraySize(whole, end);
            default -> refuse("a reply of type " + (whole.at(0) & 0xff));
        }
    }

    private void readWhole(Bytes whole, int end) {
        Option<Long> number = Lines.whole(whole, 1, end);
        if (number.isDefined()) {
            emit(new Resp.Whole(number.get()));
        } else {
            refuse("an integer that is none");
        }
    }

    private void readBulkSize(Bytes whole, int end) {
        int size = size(whole, end, RespReader.MOST_BULK);
        if (size >= 0) {
            bulk = Option.some(new RespReader.Bulk(size + Lines.END.size(), List.empty()));
        } else if (size == NULL) {
            emit(Resp.Null.BULK);
        } else {
            refuse("a bulk string whose size is not -1 to " + RespReader.MOST_BULK);
        }
    }

    private void readArraySize(Bytes whole, int end) {
        int size = size(whole, end, RespReader.MOST_VALUES);
        if (size == 0) {
            emit(new Resp.Array(List.empty()));
        } else if (size == NULL) {
            emit(Resp.Null.ARRAY);
        } else if (size < 0) {
            refuse("an array whose size is not -1 to " + RespReader.MOST_VALUES);
        } else if (open.size() == RespReader.MOST_DEPTH) {
            refuse("arrays in arrays deeper than " + RespReader.MOST_DEPTH);
        } else {
            open = open.prepend(new RespReader.Level(size, List.empty()));
        }
    }

    private static int size(Bytes whole, int end, int most) {
        Option<Long> size = Lines.whole(whole, 1, end);
        return size.isDefined() && size.get() >= NULL && size.get() <= most
                ? size.get().intValue()
                : NO_SIZE;
    }

    private int takeBulk(RespReader.Bulk begun, Bytes chunk, int from) {
        int to = from + Math.min(begun.missing(), chunk.size() - from);
        RespReader.Bulk more = begun.with(chunk.slice(from, to));
        bulk = Option.some(more);
        if (more.missing() == 0) {
            bulk = Option.none();
            readBulk(more.whole());
        }
        return to;
    }

    private void readBulk(Bytes whole) {
        if (whole.endsWith(Lines.END)) {
            emit(new Resp.Bulk(whole.slice(0, whole.size() - Lines.END.size())));
        } else {
            refuse("a bulk string that is not ended by CR LF");
        }
    }

    /** A value is whole, and with it perhaps the arrays that it is the last one of. */
    private void emit(Resp value) {
        Resp whole = value;
        while (!open.isEmpty()) {
            RespReader.Level level = open.head().with(whole);
            open = open.tail();
            if (level.missing() > 0) {
                open = open.prepend(level);
                return;
            }
            whole = level.whole();
        }
        latestFirst = latestFirst.prepend(whole);
    }

    private void refuse(String what) {
        garbage = Option.some(what);
    }
}
