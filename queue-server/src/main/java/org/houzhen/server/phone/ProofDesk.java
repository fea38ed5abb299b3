package org.houzhen.server.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.registration.LaterDays;
import org.houzhen.server.registration.PhoneSignIn;
import org.houzhen.server.web.Often;
import org.houzhen.wire.ChooseDay;
import org.houzhen.wire.PhoneMove;
import org.houzhen.wire.PhoneProof;

/**
 * Signs in by phone, or moves to another day, whoever knows what only the patient knows. A link alone lets nobody act: a stranger who found the slip
 * could sign a patient in who is not there, and make them miss their call.
 */
final class ProofDesk {
    private static final int LETTERS = 4;
    private static final int TRIES_MAX = 5;

    private final Registrations registrations;
    private final PhoneSignIn desk;
    private final LaterDays days;
    private final Clock clock;
    private final Often wrong;

    ProofDesk(Registrations registrations, PhoneSignIn desk, LaterDays days, Clock clock) {
        this.registrations = registrations;
        this.desk = desk;
        this.days = days;
        this.clock = clock;
        this.wrong = new Often(clock, Duration.ofDays(1), TRIES_MAX);
    }

    /** A repeated key signs in once. */
    void signIn(UUID key, String visit, PhoneProof proof) {
        require(key, visit, proof);
        desk.signIn(named(key, visit), visit);
    }

    /** As for {@link #signIn}. A repeated key moves once. */
    void move(UUID key, String visit, PhoneMove move) {
        require(key, visit, new PhoneProof(move.lastFour()));
        days.move(named(key, visit), visit, new ChooseDay(move.sessionId(), move.slotId()), "phone");
    }

    /**
     * Every try counts before it is looked at, so that nobody learns by trying many at once; one that the hospital did not
     * answer, and a right one, after which a silent hospital may make the patient press again, is given back.
     *
     * @throws org.houzhen.server.web.ProblemException unless the proof is right and may still be tried
     */
    void require(UUID key, String visit, PhoneProof proof) {
        switch (wrong.count(visit)) {
            case TOO_OFTEN -> throw PhoneWords.proofLocked();
            case CROWDED -> throw PhoneWords.proofCrowded();
            case ALLOWED -> {}
        }
        if (!isRight(document(key, visit), proof)) {
            throw PhoneWords.wrongProof();
        }
        wrong.giveBack(visit);
    }

    private String document(UUID key, String visit) {
        CallContext context = CallContext.phone(key.toString(), clock.instant());
        try {
            return registrations
                    .get(context, visit)
                    .orElseThrow(() -> PhoneWords.refusal(VisitLinks.State.FORGED))
                    .patient()
                    .document()
                    .number();
        } catch (HospitalUnavailableException e) {
            wrong.giveBack(visit);
            throw e;
        }
    }

    private static boolean isRight(String document, PhoneProof proof) {
        String typed = proof == null || proof.lastFour() == null
                ? ""
                : proof.lastFour().strip();
        String right = document.substring(Math.max(0, document.length() - LETTERS));
        return typed.length() == LETTERS && MessageDigest.isEqual(bytes(typed), bytes(right));
    }

    private static byte[] bytes(String text) {
        return text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    /** A key is the visit's own: the same one under another link is another press. */
    private static UUID named(UUID key, String visit) {
        return UUID.nameUUIDFromBytes(("phone:" + visit + ":" + key).getBytes(StandardCharsets.UTF_8));
    }
}
