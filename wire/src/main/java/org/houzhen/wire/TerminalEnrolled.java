package org.houzhen.wire;

/** The secret a terminal keeps; the server keeps only its digest. */
public record TerminalEnrolled(String terminalId, String token) {
    @Override
    public String toString() {
        return "TerminalEnrolled[" + terminalId + "]";
    }
}
