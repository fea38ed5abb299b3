package org.houzhen.server.kiosk;

import org.springframework.security.core.AuthenticatedPrincipal;

/** The terminal that makes a request; controllers under /api/kiosk take it as {@code @AuthenticationPrincipal}. */
public record TerminalPrincipal(String terminalId, String name) implements AuthenticatedPrincipal {
    /** What the framework calls the name of whoever asks is the terminal's id. */
    @Override
    public String getName() {
        return terminalId;
    }

    /** As journals and orders name it. */
    public String actor() {
        return "terminal:" + terminalId;
    }
}
