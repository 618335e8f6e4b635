package dev.penstock.examples.envoy;

import dev.penstock.core.data.Bytes;
import dev.penstock.core.exchange.Exchange;
import dev.penstock.core.exchange.HeadEdit;
import dev.penstock.core.exchange.Phase;
import dev.penstock.core.exchange.Reply;
import dev.penstock.core.exchange.TrailersEdit;
import dev.penstock.dsl.Plugin;

/**
 * A plugin that puts into messages what a client has asked for, without a look at it: {@code x-edit: response-headers set x-name value},
 * name and value percent-encoded.
 */
record Unchecked(String phase, String verb, String name, String value) {
    private static final Unchecked NOTHING = new Unchecked("", "", "", "");

    static Plugin<?> plugin() {
        return Plugin.named("unchecked")
                .onRequestHeaders((request, config) -> {
                    Unchecked wanted = of(request, "request-headers");
                    Unchecked answer = of(request, "reply");
                    return answer.equals(NOTHING) ? wanted.edit(request.proceed()) : answer.reply();
                })
                .onRequestTrailers(
                        (request, config) -> of(request, "request-trailers").edit(request.proceed()))
                .onResponseHeaders((response, config) -> {
                    Unchecked wanted = of(response, "response-headers");
                    return wanted.verb.equals("status")
                            ? response.proceed().setStatus(Integer.parseInt(wanted.value))
                            : wanted.edit(response.proceed());
                })
                .onResponseTrailers(
                        (response, config) -> of(response, "response-trailers").edit(response.proceed()));
    }

    private <P extends Phase, E extends HeadEdit<P, E>> E edit(E edit) {
        return switch (verb) {
            case "set" -> edit.setHeader(name, value);
            case "add" -> edit.addHeader(name, value);
            case "remove" -> edit.removeHeader(name);
            default -> edit;
        };
    }

    private <P extends Phase, E extends TrailersEdit<P, E>> E edit(E edit) {
        return switch (verb) {
            case "set" -> edit.setTrailer(name, value);
            case "add" -> edit.addTrailer(name, value);
            case "remove" -> edit.removeTrailer(name);
            default -> edit;
        };
    }

    private Reply reply() {
        return switch (verb) {
            case "status" -> Reply.reply(Integer.parseInt(value));
            case "body" -> Reply.reply(Integer.parseInt(name)).body(Bytes.utf8(value));
            case "details" -> Reply.reply(403).details(value);
            case "grpc" -> Reply.reply(403).grpcStatus(Integer.parseInt(value));
            default -> Reply.reply(403).header(name, value).text("refused");
        };
    }

    private static Unchecked of(Exchange exchange, String phase) {
        String[] words = words(exchange.request().header("x-edit").getOrElse(""));
        return words[0].equals(phase) ? new Unchecked(phase, words[1], words[2], words[3]) : NOTHING;
    }

    private static String[] words(String line) {
        String[] words = {"", "", "", ""};
        int start = 0;
        for (int i = 0; i < 4 && start < line.length(); i++) {
            int space = line.indexOf(' ', start);
            int end = space < 0 ? line.length() : space;
            words[i] = decoded(line.substring(start, end));
            start = end + 1;
        }
        return words;
    }

    private static String decoded(String text) {
        int percent = text.indexOf('%');
        return percent < 0
                ? text
                : text.substring(0, percent)
                        + (char) Integer.parseInt(text.substring(percent + 1, percent + 3), 16)
                        + decoded(text.substring(percent + 3));
    }
}
