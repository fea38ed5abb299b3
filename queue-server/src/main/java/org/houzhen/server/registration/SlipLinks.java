package org.houzhen.server.registration;

import java.time.LocalDate;
import java.util.Optional;

/** Where slips get the address under which a patient's own phone shows the visit; empty where there is none. */
@FunctionalInterface
public interface SlipLinks {
    SlipLinks NONE = (registerNo, day) -> Optional.empty();

    Optional<String> of(String registerNo, LocalDate day);
}
