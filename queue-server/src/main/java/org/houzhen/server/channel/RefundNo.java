package org.houzhen.server.channel;

/** The number of a refund; the same on every retry, so that money returns once. */
public record RefundNo(String value) {
    @Override
    public String toString() {
        return value;
    }
}
