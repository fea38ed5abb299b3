package org.houzhen.server.registration;

import org.houzhen.server.hospital.Registration;

/** Gives the number of today's clinic to whoever was registered with it on an earlier day. Blocks. */
@FunctionalInterface
public interface ClinicNumbers {
    /** The one number a registration has, whoever asks first and however often. */
    void take(Registration registration, String actor);
}
