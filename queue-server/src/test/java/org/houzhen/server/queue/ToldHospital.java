package org.houzhen.server.queue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;

/** A hospital that writes down what it is told, unless it is silent. */
public final class ToldHospital implements Registrations {
    public final List<String> heard = new ArrayList<>();
    boolean silent;
    boolean powerCutAfterHearing;
    String unknownVisit = "";

    @Override
    public Outcome<Registration> markInVisit(CallContext context, String registerNo) {
        return hear("began " + registerNo, registerNo);
    }

    @Override
    public Outcome<Registration> markSeen(CallContext context, String registerNo) {
        return hear("ended " + registerNo, registerNo);
    }

    private Outcome<Registration> hear(String news, String registerNo) {
        if (silent) {
            throw new HospitalUnavailableException(HospitalErrorCode.UNAVAILABLE, "mark", null);
        }
        if (registerNo.equals(unknownVisit)) {
            return Outcome.rejected(HospitalErrorCode.REGISTRATION_NOT_FOUND);
        }
        heard.add(news);
        if (powerCutAfterHearing) {
            throw new IllegalStateException("power cut");
        }
        return Outcome.done(null);
    }

    @Override
    public Outcome<Registration> commit(CallContext context, CommitRegistration request) {
        throw new UnsupportedOperationException("commit");
    }

    @Override
    public Optional<Registration> get(CallContext context, String registerNo) {
        return Optional.empty();
    }

    @Override
    public List<Registration> today(CallContext context, String patientId) {
        throw new UnsupportedOperationException("today");
    }

    @Override
    public Outcome<ReturnVisit> comeBack(CallContext context, String registerNo, LocalDate notBefore) {
        throw new UnsupportedOperationException("comeBack");
    }

    @Override
    public List<ReturnVisit> mayComeBack(CallContext context, String patientId, LocalDate notBefore) {
        throw new UnsupportedOperationException("mayComeBack");
    }

    @Override
    public Outcome<Registration> markSignedIn(CallContext context, String registerNo) {
        throw new UnsupportedOperationException("markSignedIn");
    }

    @Override
    public Outcome<Registration> cancel(CallContext context, String registerNo, String reason) {
        return hear("cancelled " + registerNo, registerNo);
    }

    @Override
    public List<Registration> upcoming(CallContext context, String patientId) {
        throw new UnsupportedOperationException("upcoming");
    }

    @Override
    public Optional<HospitalErrorCode> refusalOfReturn(CallContext context, String registerNo) {
        throw new UnsupportedOperationException("refusalOfReturn");
    }

    @Override
    public Outcome<Registration> withdraw(CallContext context, Withdrawal withdrawal) {
        throw new UnsupportedOperationException("withdraw");
    }

    @Override
    public Outcome<Boolean> reinstate(CallContext context, Withdrawal withdrawal) {
        throw new UnsupportedOperationException("reinstate");
    }

    @Override
    public Outcome<Boolean> giveSlotBack(CallContext context, Withdrawal withdrawal) {
        throw new UnsupportedOperationException("giveSlotBack");
    }
}
