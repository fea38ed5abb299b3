package org.houzhen.acceptance.referee;

import java.util.Map;
import java.util.function.Consumer;

/** Judges the consents of doctors to extra numbers (加号, RULES 6). */
final class ExtraReferee {
    private final AreaNote area;

    ExtraReferee(AreaNote area) {
        this.area = area;
    }

    Map<String, Consumer<Told>> judgements() {
        return Map.of("extra-granted", this::granted, "extra-taken-back", this::takenBack);
    }

    private void granted(Told told) {
        QueueNote queue = area.queues.get(told.text("queue"));
        String patient = told.text("patient");
        area.claim(queue.kind.equals("CLINIC") && !queue.suspended, told, "no clinic is held (RULES 6)");
        area.claim(told.hasReason(), told, "an extra number without a reason (RULES 6)");
        area.claim(told.at() <= told.time("until"), told, "the half day is over (RULES 6)");
        area.claim(!isOpen(queue, patient, told.at()), told, "that patient has a consent already");
        boolean hasNumber = area.tickets.values().stream()
                .anyMatch(ticket ->
                        ticket.queue.equals(queue.id) && ticket.patient.equals(patient) && !ticket.is("CANCELLED"));
        area.claim(!hasNumber, told, "that patient has a number of this clinic (RULES 6)");
        int max = area.rules.extras().max();
        area.claim(queue.extras < max, told, "is one more than the " + max + " of a half day (RULES 6)");
        queue.extras++;
        queue.consents.put(patient, told.time("until"));
    }

    private static boolean isOpen(QueueNote queue, String patient, long now) {
        return queue.consents.getOrDefault(patient, Long.MIN_VALUE) >= now;
    }

    private void takenBack(Told told) {
        QueueNote queue = area.queues.get(told.text("queue"));
        String patient = told.text("patient");
        area.claim(isOpen(queue, patient, told.at()), told, "nothing is left to take back (RULES 6)");
        queue.consents.remove(patient);
        queue.takenBack.add(patient);
        queue.extras--;
    }

    /** A number of this kind came out: somebody has consented to it, or had until the patient was paying. */
    void issued(Told told, TicketNote ticket) {
        if (!ticket.origin.equals("EXTRA")) {
            return;
        }
        QueueNote queue = area.queueOf(ticket);
        boolean stands = queue.consents.remove(ticket.patient) != null;
        area.claim(stands || queue.takenBack.contains(ticket.patient), told, "no doctor has consented (RULES 6)");
        queue.extras += stands ? 0 : 1;
    }
}
