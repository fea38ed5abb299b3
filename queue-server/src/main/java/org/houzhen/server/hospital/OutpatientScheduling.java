package org.houzhen.server.hospital;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Departments, clinic sessions and slots, and the lock that makes one slot belong to one patient. */
public interface OutpatientScheduling {
    /** Departments that have clinic sessions on a day. */
    List<Department> departments(CallContext context, LocalDate day);

    /** The sessions of a department on a day that can still be registered with, in the order to show them. */
    List<ClinicSession> sessions(CallContext context, String departmentId, LocalDate day);

    /** Every session of a day, full and stopped ones included: what desks open their rooms for. */
    List<ClinicSession> day(CallContext context, LocalDate day);

    Optional<ClinicSession> session(CallContext context, String sessionId);

    /** The consulting rooms of a waiting area, used today or not, by name. */
    List<ConsultingRoom> rooms(CallContext context, String area);

    /**
     * The clinic does not take place (停诊): nobody registers with it any more. Repeated, it is done again; OUT_OF_WINDOW
     * when there is no such session.
     */
    Outcome<ClinicSession> stop(CallContext context, String sessionId);

    /** It takes place after all. */
    Outcome<ClinicSession> resume(CallContext context, String sessionId);

    /** All slots a session was released with by number, free or not; never from a cache. Empty when there is no such session. */
    List<Slot> slots(CallContext context, String sessionId);

    /**
     * Holds a slot for a patient, after checking the hospital's rules in their order; the first that fails is the answer.
     * A patient holds at most one: the same session again is answered with the first lock, another session frees it.
     *
     * <p>An extra slot (加号) is made for the patient beyond those of the session, in the segment that runs. Whoever asks
     * answers for the doctor's consent; what the session is out of, and another visit at the same time, are no obstacle.
     */
    Outcome<SlotLock> lock(CallContext context, LockSlot request);

    /** Gives a slot back. A token that is unknown, expired or committed changes nothing and is done as well. */
    Outcome<Boolean> unlock(CallContext context, String token);

    /**
     * Asks for one slot.
     *
     * @param slotId the one chosen, or empty for the earliest free one
     * @param extra one beyond those of the session; {@code slotId} is then empty
     */
    record LockSlot(String patientId, String sessionId, String slotId, boolean extra) {
        public LockSlot(String patientId, String sessionId, String slotId) {
            this(patientId, sessionId, slotId, false);
        }
    }
}
