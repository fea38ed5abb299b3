package org.houzhen.server.staff;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two passes and one lane. Two digests at a time: the memory they take is the server's own, and a
 * crowd at the sign-in page waits instead of pushing the queues out of it.
 */
@Component
class Passwords {
    static final int LENGTH_MIN = 10;
    static final int LENGTH_MAX = 128;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE_MAX = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES);
    private final Semaphore turns = new Semaphore(AT_ONCE_MAX, true);

    String digest(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    boolean fits(String password, String digest) {
        return inTurn(() -> argon2.matches(password, digest));
    }

    static boolean isAcceptable(String password) {
        return password != null && password.length() >= LENGTH_MIN && password.length() <= LENGTH_MAX;
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
