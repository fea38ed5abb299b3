package org.houzhen.server.registration;

import java.util.UUID;
import org.houzhen.wire.SignedIn;

/** Takes in a patient who says "I am here" by phone, after the phone has shown whose visit it is. Blocks. */
@FunctionalInterface
public interface PhoneSignIn {
    /** A repeated key is answered with the same place; what the rules refuse is a problem. */
    SignedIn signIn(UUID key, String registerNo);
}
