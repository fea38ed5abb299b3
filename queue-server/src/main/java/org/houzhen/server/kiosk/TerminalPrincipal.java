package org.houzhen.server.kiosk;

/** The terminal that makes a request; controllers under /api/kiosk take it as {@code @AuthenticationPrincipal}. */
public record TerminalPrincipal(String terminalId, String name) {
    /** As journals and orders name it. */
    public String actor() {
        return "terminal:" + terminalId;
    }
}
