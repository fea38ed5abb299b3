package org.houzhen.server.screen;

/**
 * Who is behind a connection that asks for a screen's view.
 *
 * @param holder by what it is told from others, and counted: its secret's digest and the screen, or its network address
 * @param digest of the secret it holds; empty when it has none
 */
record Viewer(Kind kind, String holder, String digest) {
    /** What makes it welcome. */
    enum Kind {
        /** A machine that an administrator paired with this screen. */
        PAIRED,
        /** An enrolled terminal, for an LED sign beside it. */
        TERMINAL,
        /** The screen is one of before pairing, open to any browser. */
        UNPAIRED,
        /** A browser of the server's own machine, which a demonstration trusts. */
        LOOPBACK,
        /** Somebody is signed in at a desk in this browser: it is shown all, and proves nothing. */
        ONLOOKER
    }

    boolean isOnlooker() {
        return kind == Kind.ONLOOKER;
    }

    /** Whether it is counted for itself and not with all others of its address. */
    boolean isKnown() {
        return kind == Kind.PAIRED || kind == Kind.TERMINAL;
    }

    @Override
    public String toString() {
        return "Viewer[" + kind + "]";
    }
}
