package org.houzhen.server.engine;

/** The registration a ticket was issued for. A visit has one ticket in an area and day. */
public record VisitId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
