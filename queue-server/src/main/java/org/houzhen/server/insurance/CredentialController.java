package org.houzhen.server.insurance;

import java.security.Principal;
import java.util.regex.Pattern;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.InsuranceCredential;
import org.houzhen.wire.LodgedCredential;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes what a patient showed at the insurance's terminal: in the body, never in an address. */
@RestController
@ConditionalOnProperty("houzhen.insurance.institution")
class CredentialController {
    private static final Pattern SECRET = Pattern.compile("[!-~]{8,512}");

    private final ShownCredentials credentials;

    CredentialController(ShownCredentials credentials) {
        this.credentials = credentials;
    }

    /** Lodged twice, it has two names, and the first is forgotten in time. */
    @PostMapping("/api/kiosk/insurance-credentials")
    LodgedCredential lodge(@RequestBody InsuranceCredential shown, Principal terminal) {
        ProblemException.require(
                shown.secret() != null && SECRET.matcher(shown.secret()).matches());
        return new LodgedCredential(credentials.lodge(terminal.getName(), shown.secret()));
    }
}
