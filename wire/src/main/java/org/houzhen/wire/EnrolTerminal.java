package org.houzhen.wire;

/** A terminal presents the one-time code an administrator gave it. */
public record EnrolTerminal(String code, String name) {
    @Override
    public String toString() {
        return "EnrolTerminal[" + name + "]";
    }
}
