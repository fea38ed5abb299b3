package org.houzhen.server.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes an exception by kinds and places only, because its message may quote what a patient typed. */
public final class Trace {
    private static final int CAUSES_MAX = 6;
    private static final int FRAMES_MAX = 12;

    private Trace() {}

    public static String of(Throwable thrown) {
        return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
                .limit(CAUSES_MAX)
                .map(Trace::one)
                .collect(Collectors.joining(" <- "));
    }

    private static String one(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .limit(FRAMES_MAX)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" at ", thrown.getClass().getName() + " at ", ""));
    }
}
