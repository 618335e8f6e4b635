package dev.penstock.guest;

/** A host call that was answered with a status for which its caller has no meaning. Fails the request it was made for. */
public final class HostRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param call the function of the ABI and what it was asked, {@code proxy_set_buffer_bytes(request body)} for example
     * @param status the number it answered
     */
    public HostRefusal(String call, int status) {
        super("host answered " + call + " with status " + status
                + HostStatus.of(status).map(known -> " (" + known.name() + ")").getOrElse(""));
        this.status = status;
    }

    /** The number the host answered. */
    public int status() {
        return status;
    }
}
