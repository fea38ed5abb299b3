package org.houzhen.hardware.driver.pcsc;

import java.util.Set;

/** Whose fault a failed PC/SC call is; told by the code's name, because the JDK's exception with its number is hidden. */
enum Failure {
    /** The service ended: every handle it gave is dead. */
    SERVICE,
    READER,
    CARD;

    private static final Set<String> OF_SERVICE = Set.of(
            "SCARD_E_NO_SERVICE",
            "SCARD_E_SERVICE_STOPPED",
            "SCARD_E_INVALID_HANDLE",
            "SCARD_E_SYSTEM_CANCELLED",
            "SCARD_F_COMM_ERROR");
    private static final Set<String> OF_READER =
            Set.of("SCARD_E_READER_UNAVAILABLE", "SCARD_E_UNKNOWN_READER", "SCARD_E_NO_READERS_AVAILABLE");
    private static final int DEPTH_MAX = 5;

    /** Anything unknown is the card's: one torn out in mid-command shows as an IllegalArgumentException. */
    static Failure of(Throwable thrown) {
        Throwable next = thrown;
        for (int depth = 0; next != null && depth < DEPTH_MAX; depth++, next = next.getCause()) {
            if (next.getMessage() != null && OF_SERVICE.contains(next.getMessage())) {
                return SERVICE;
            }
            if (next.getMessage() != null && OF_READER.contains(next.getMessage())) {
                return READER;
            }
        }
        return CARD;
    }
}
