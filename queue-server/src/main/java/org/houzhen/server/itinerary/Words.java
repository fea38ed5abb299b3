package org.houzhen.server.itinerary;

/** The same said in both languages. */
public record Words(String zh, String en) {
    static final Words NONE = new Words("", "");
}
