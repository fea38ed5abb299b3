package org.houzhen.kiosk.session;

import java.time.LocalDate;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.wire.PatientView;
import org.houzhen.wire.Problem;

/** Asks the hospital who holds the card. */
final class FindingStep extends WaitingStep {
    private final Flow flow;
    private final Person person;

    FindingStep(KioskSession session, Flow flow, Person person) {
        super(session, "FINDING_PATIENT");
        this.flow = flow;
        this.person = person;
    }

    @Override
    void enter() {
        ask(new Question<>(
                () -> terminal.server().find(person.search()),
                this::found,
                this::refused,
                () -> session.replace(TroubleStep.noAnswer(session, this))));
    }

    private void found(PatientView patient) {
        person.known(patient);
        boolean expired = person.hasExpiredCard(today());
        session.replace(expired ? new ExpiredCardStep(session, person, this::first) : first());
    }

    private LocalDate today() {
        return terminal.now().atZone(terminal.zone()).toLocalDate();
    }

    private Step first() {
        return switch (flow) {
            case REGISTER -> new DepartmentStep(session);
            case SIGN_IN -> new VisitsStep(session);
            case PAY_BILLS -> new BillsStep(session);
            case PRINT_REPORTS -> new ReportsStep(session);
            case RETURN -> new ReturnsStep(session);
            case EBILLS -> new EBillsStep(session);
        };
    }

    /** Before a record is opened in the name on the card, they may have their face held against it. */
    private Step newcomer() {
        boolean offer = terminal.faces().isOffered() && person.mayBeOfferedFaceCheck(today());
        return offer ? new FaceConsentStep(session, person) : new OpenRecordStep(session, person);
    }

    private void refused(Problem problem) {
        boolean unknown = problem.code().equals("PATIENT_NOT_FOUND");
        if (unknown && flow == Flow.REGISTER) {
            session.replace(person.hasExpiredCard(today()) ? TroubleStep.of(session, "CARD_EXPIRED") : newcomer());
        } else {
            session.replace(unknown ? TroubleStep.of(session, "NO_RECORD") : TroubleStep.of(session, problem));
        }
    }
}
