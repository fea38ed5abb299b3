package org.houzhen.server.kiosk;

import java.util.Optional;

/** Tells which terminal holds a secret. */
public interface Terminals {
    /** Empty for an unknown secret and for a terminal that has been shut out. Blocks. */
    Optional<TerminalPrincipal> holding(String token);
}
