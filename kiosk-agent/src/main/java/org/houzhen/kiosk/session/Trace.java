package org.houzhen.kiosk.session;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a fault by its kinds and places only, because its message may quote what stood on a card or in an answer. */
final class Trace {
    private static final int CAUSES_MAX = 6;
    private static final int PLACES_MAX = 12;

    private Trace() {}

    static String of(Throwable fault) {
        return Stream.iterate(fault, t -> t != null, Throwable::getCause)
                .limit(CAUSES_MAX)
                .map(t -> t.getClass().getName() + " at " + places(t))
                .collect(Collectors.joining(" <- "));
    }

    private static String places(Throwable fault) {
        return Stream.of(fault.getStackTrace())
                .limit(PLACES_MAX)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" at "));
    }
}
