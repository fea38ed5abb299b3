package org.houzhen.server.staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import org.houzhen.server.kiosk.Secret;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first person of a new hospital, an administrator. The password is what whoever installs the server has laid down in
 * a file; without one it is random, printed once to standard output and kept nowhere. It is printed before the commit: a start
 * that fails in between prints a new one the next time.
 */
@Component
class FirstAdministrator implements SmartLifecycle {
    static final String NAME = "admin";

    private final People people;
    private final Passwords passwords;
    private final TransactionTemplate transactions;
    private final SecureRandom random;
    private final String file;

    /** @param file holds the password in its first line; empty for a random one */
    FirstAdministrator(
            People people,
            Passwords passwords,
            TransactionTemplate transactions,
            SecureRandom random,
            @Value("${houzhen.first-administrator.password-file:}") String file) {
        this.people = people;
        this.passwords = passwords;
        this.transactions = transactions;
        this.random = random;
        this.file = file;
    }

    @Override
    public void start() {
        if (people.isEmpty()) {
            String password = file.isBlank() ? Secret.code(random).value() : laidDown();
            String digest = passwords.digest(password);
            transactions.executeWithoutResult(status -> {
                people.add(NAME, Role.ADMINISTRATOR, new People.Duty("", Set.of()), digest);
                if (file.isBlank()) {
                    System.out.println("First administrator: name " + NAME + " password " + password);
                    System.out.flush();
                }
            });
        }
    }

    private String laidDown() {
        try {
            String password =
                    Files.readString(Path.of(file)).lines().findFirst().orElse("");
            if (!Passwords.isAcceptable(password)) {
                throw new IllegalStateException("the first line of " + file + " must be a password of "
                        + Passwords.LENGTH_MIN + " to " + Passwords.LENGTH_MAX + " characters");
            }
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException("the first administrator's password cannot be read from " + file, e);
        }
    }

    @Override
    public void stop() {
        // Nothing runs.
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public int getPhase() {
        return 0; // Before the web server takes requests.
    }
}
