package org.houzhen.server.engine;

/** What a patient is called by, such as B012: the area's letter and a number issued once a day. */
public record TicketNumber(String value) {
    private static final int DIGITS = 3;

    /** The n-th number of an area; past 999 it simply grows longer. */
    static TicketNumber of(String letter, int sequence) {
        String digits = Integer.toString(sequence);
        return new TicketNumber(letter + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits);
    }

    @Override
    public String toString() {
        return value;
    }
}
