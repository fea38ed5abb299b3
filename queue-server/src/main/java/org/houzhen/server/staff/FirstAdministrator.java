package org.houzhen.server.staff;

import java.security.SecureRandom;
import java.util.Set;
import org.houzhen.server.kiosk.Secret;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first person of a new hospital, an administrator whose random password is printed once to standard output
 * and kept nowhere. It is printed before the commit: a start that fails in between prints a new one the next time.
 */
@Component
class FirstAdministrator implements SmartLifecycle {
    static final String NAME = "admin";

    private final People people;
    private final Passwords passwords;
    private final TransactionTemplate transactions;
    private final SecureRandom random;

    FirstAdministrator(People people, Passwords passwords, TransactionTemplate transactions, SecureRandom random) {
        this.people = people;
        this.passwords = passwords;
        this.transactions = transactions;
        this.random = random;
    }

    @Override
    public void start() {
        if (people.isEmpty()) {
            String password = Secret.code(random).value();
            String digest = passwords.digest(password);
            transactions.executeWithoutResult(status -> {
                people.add(NAME, Role.ADMINISTRATOR, new People.Duty("", Set.of()), digest);
                System.out.println("First administrator: name " + NAME + " password " + password);
                System.out.flush();
            });
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
