package org.houzhen.server.speech;

import java.util.Optional;

/** Whatever can make sound of what was read. Implementations may block and are called by any thread. */
interface Voice {
    /** A whole WAV file, 16 bit, one channel; empty when this voice cannot say it. */
    Optional<byte[]> say(Spoken sentence);
}
