package org.houzhen.server.engine;

/**
 * The fingerprint of what a command asks: 64 bits over its kind and contents, without who asks and when. It tells a press
 * that is sent again from another one under the same id, over restarts and versions of Java; it is no secret's keeper and
 * needs to be none, for the facts of a command say in plain what it asked.
 */
final class Asked {
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final char END = 0x1f;

    private Asked() {}

    /** Never 0, which stands for a command whose contents nobody kept. */
    static long of(String kind, Object... contents) {
        long hash = more(START, kind);
        for (Object content : contents) {
            hash = more(hash, String.valueOf(content));
        }
        return hash == Cause.NOT_KEPT ? START : hash;
    }

    private static long more(long hash, String text) {
        long next = hash;
        for (int i = 0; i < text.length(); i++) {
            next = (next ^ text.charAt(i)) * PRIME;
        }
        return (next ^ END) * PRIME;
    }
}
