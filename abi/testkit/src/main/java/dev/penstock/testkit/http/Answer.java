package dev.penstock.testkit.http;

/**
 * A response, to be sent by an upstream or as a client got it.
 *
 * @param status 0 when the stream ended before a status came; an upstream that is to send such a one breaks off without a word
 * @param ending how the stream ended; an upstream that is to send RESET or CLOSED breaks off after the chunks, TIMED_OUT leaves the stream
 *     open after them
 */
public record Answer(int status, Content content, Ending ending) implements Message<Answer> {

    /** An answer without headers and body. */
    public static Answer answer(int status) {
        return new Answer(status, Content.NONE, Ending.COMPLETE);
    }

    /** Status 200 with the request's body, cut as it arrived. */
    public static Answer echo(Request request) {
        return answer(200).chunks(request.content().chunks());
    }

    /** This answer, ended that way. */
    public Answer ending(Ending other) {
        return new Answer(status, content, other);
    }

    @Override
    public Answer with(Content other) {
        return new Answer(status, other, ending);
    }
}
