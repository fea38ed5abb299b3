package org.houzhen.server.insurance;

import org.houzhen.wire.Split;

/**
 * What the insurer and we have agreed about one order.
 *
 * @param ending it is to be taken back; nothing goes forward any more
 * @param version guards against two writers
 */
record InsuranceCase(
        String order,
        CaseStage stage,
        Insured insured,
        Visit visit,
        Split split,
        String settlementId,
        Pending pending,
        boolean ending,
        long version) {
    /**
     * The insured person as the insurer knows them.
     *
     * @param number psn_no
     * @param kind what they are insured under (insutype), such as 310
     * @param place where they are insured (insuplc_admdvs)
     */
    record Insured(String number, String kind, String place) {
        static final Insured NOBODY = new Insured("", "", "");

        @Override
        public String toString() {
            return "Insured[" + kind + "]";
        }
    }

    /**
     * The visit.
     *
     * @param number our number of it (ipt_otp_no)
     * @param id the insurer's (mdtrt_id), or empty
     */
    record Visit(String number, String id) {}

    /** A transaction that was begun and whose answer is not known. */
    record Pending(String messageId, String infno) {
        static final Pending NONE = new Pending("", "");
    }

    static InsuranceCase open(String order, String visitNo) {
        return new InsuranceCase(
                order,
                CaseStage.OPENED,
                Insured.NOBODY,
                new Visit(visitNo, ""),
                Split.NONE,
                "",
                Pending.NONE,
                false,
                0);
    }

    boolean inDoubt() {
        return !pending.equals(Pending.NONE);
    }

    boolean awaits(Transaction transaction) {
        return pending.infno().equals(transaction.infno());
    }

    InsuranceCase become(CaseStage next) {
        return new InsuranceCase(order, next, insured, visit, split, settlementId, Pending.NONE, ending, version);
    }

    InsuranceCase known(Insured person) {
        return new InsuranceCase(
                order, CaseStage.KNOWN, person, visit, split, settlementId, Pending.NONE, ending, version);
    }

    InsuranceCase opened(String id) {
        var theirs = new Visit(visit.number(), id);
        return new InsuranceCase(
                order, CaseStage.VISIT, insured, theirs, split, settlementId, Pending.NONE, ending, version);
    }

    InsuranceCase quoted(Split offered) {
        return new InsuranceCase(
                order, CaseStage.QUOTED, insured, visit, offered, settlementId, Pending.NONE, ending, version);
    }

    InsuranceCase settled(String id) {
        return new InsuranceCase(order, CaseStage.SETTLED, insured, visit, split, id, Pending.NONE, ending, version);
    }

    InsuranceCase begun(Pending message) {
        return new InsuranceCase(order, stage, insured, visit, split, settlementId, message, ending, version);
    }

    InsuranceCase takenBack() {
        return new InsuranceCase(order, stage, insured, visit, split, settlementId, pending, true, version);
    }

    InsuranceCase version(long stored) {
        return new InsuranceCase(order, stage, insured, visit, split, settlementId, pending, ending, stored);
    }

    @Override
    public String toString() {
        return "InsuranceCase[" + order + " " + stage + "]";
    }
}
