package dev.penstock.testkit.model;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.data.Direction;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import io.vavr.control.Try;

/** What a plugin asks of Higress for one stream, by setting properties that stand for calls. */
final class HigressWishes {
    private static final String TAG = "trace_span_tag.";

    private boolean routeKept;
    private Map<Direction, Integer> limits = LinkedHashMap.empty();
    private Map<String, String> traceTags = LinkedHashMap.empty();

    /** Takes notice. True for a tag of the trace, which alone is not kept as filter state too. */
    boolean take(String property, Bytes value) {
        String text = value.utf8();
        switch (property) {
            case "clear_route_cache" -> routeKept = text.equals("off");
            case "set_decoder_buffer_limit" -> limit(Direction.REQUEST, text);
            case "set_encoder_buffer_limit" -> limit(Direction.RESPONSE, text);
            default -> {
                if (property.startsWith(TAG)) {
                    traceTags = traceTags.put(property.substring(TAG.length()), text);
                    return true;
                }
            }
        }
        return false;
    }

    private void limit(Direction direction, String bytes) {
        Try.of(() -> Integer.parseUnsignedInt(bytes)).forEach(limit -> limits = limits.put(direction, limit));
    }

    boolean routeKept() {
        return routeKept;
    }

    Option<Integer> limit(Direction direction) {
        return limits.get(direction);
    }

    Map<String, String> traceTags() {
        return traceTags;
    }
}
