package org.houzhen.server.kiosk;

import java.util.Optional;
import java.util.Set;

/** Tells which terminal holds a secret. Every method blocks. */
public interface Terminals {
    /** Empty for an unknown secret and for a terminal that has been shut out. */
    Optional<TerminalPrincipal> holding(String token);

    /** The digests of the secrets of all that are not shut out. */
    Set<String> digests();
}
