package org.houzhen.kiosk.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.houzhen.wire.BillView;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.DepartmentView;
import org.houzhen.wire.EBillView;
import org.houzhen.wire.ExtraOffer;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.OtherDays;
import org.houzhen.wire.PayBy;
import org.houzhen.wire.ReportView;
import org.houzhen.wire.ReturnableVisit;
import org.houzhen.wire.Slip;
import org.houzhen.wire.SlotView;
import org.houzhen.wire.VisitView;

/** What one screen shows, whole; docs/wire/kiosk.md has a golden message of each. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface View {
    /** The name the page knows it by. */
    @JsonIgnore
    String screen();

    /** The terminal cannot serve: it is not known to the server. */
    record Unavailable(String reason) implements View {
        @Override
        public String screen() {
            return "unavailable";
        }
    }

    /** What an interrupted visit left behind is brought to its end. */
    record Recovering(int open, boolean online) implements View {
        @Override
        public String screen() {
            return "recovering";
        }
    }

    /** The menu. */
    record Start(boolean online, List<Item> items) implements View {
        /**
         * One tile.
         *
         * @param device the device that keeps it from working, such as RECEIPT; empty when it works
         * @param reason why that device does not work, such as PAPER_OUT
         */
        public record Item(Flow flow, boolean available, String device, String reason) {}

        @Override
        public String screen() {
            return "start";
        }
    }

    /**
     * Who are you?
     *
     * @param card an identity card may be laid down
     * @param socialCard a social-security card may be inserted
     * @param scanner the code of a slip may be shown instead
     * @param hint what to tell the patient now; empty when all is well
     */
    record Identify(boolean card, boolean socialCard, boolean scanner, String hint) implements View {
        @Override
        public String screen() {
            return "identify";
        }
    }

    /** The card, IDENTITY_CARD or SOCIAL_CARD, is no longer valid: the visit may go on. */
    record CardExpired(String card, LocalDate validTo) implements View {
        @Override
        public String screen() {
            return "card-expired";
        }
    }

    /** Something is being asked; nothing can be chosen. */
    record Working(String what) implements View {
        @Override
        public String screen() {
            return "working";
        }
    }

    /** A first-time patient gives a telephone number. */
    record OpenRecord(String maskedName, String maskedDocument, String hint) implements View {
        @Override
        public String screen() {
            return "record";
        }
    }

    /** Would you like your face held against the card's photograph? Either answer leads to the same. */
    record FaceConsent() implements View {
        @Override
        public String screen() {
            return "face-consent";
        }
    }

    /**
     * Look into the camera.
     *
     * @param capture by which the page marks the frames it sends
     * @param hint NOBODY, TOO_FAR or SEVERAL; empty while all is well
     * @param ownCamera the agent looks by itself; otherwise the page opens the camera and sends frames
     */
    record FaceCamera(long capture, String hint, boolean ownCamera) implements View {
        @Override
        public String screen() {
            return "face-camera";
        }
    }

    /** What the comparison brought, ALIKE, UNSURE, UNLIKE or NOT_SEEN, for a person to judge; nothing depends on it. */
    record FaceResult(String likeness) implements View {
        @Override
        public String screen() {
            return "face-result";
        }
    }

    /** Doctors have consented to an extra number (加号): one of these, or another clinic? */
    record Extras(List<ExtraOffer> offers) implements View {
        @Override
        public String screen() {
            return "extras";
        }
    }

    /** Where to? */
    record Departments(List<Category> categories) implements View {
        /** A group of clinics, such as 内科. */
        public record Category(String name, List<DepartmentView> departments) {}

        @Override
        public String screen() {
            return "department";
        }
    }

    /** Which doctor, which half day? */
    record Clinics(String department, String place, List<ClinicSessionView> clinics) implements View {
        @Override
        public String screen() {
            return "clinic";
        }
    }

    /** What time? */
    record Slots(ClinicSessionView clinic, List<SlotView> slots) implements View {
        @Override
        public String screen() {
            return "slot";
        }
    }

    /** Is this right? An extra number has no slot yet: it gets one when it is ordered. */
    record Confirm(ClinicSessionView clinic, SlotView slot, String place, String maskedName, String maskedDocument)
            implements View {
        @Override
        public String screen() {
            return "confirm";
        }
    }

    /** With the medical insurance, or alone? An electronic credential can be shown where its terminal is there. */
    record Payers(Money amount, boolean credential) implements View {
        @Override
        public String screen() {
            return "payer";
        }
    }

    /** The patient shows the electronic credential at the insurance's terminal, in the way CODE or FACE. */
    record Credential(String way) implements View {
        @Override
        public String screen() {
            return "credential";
        }
    }

    /**
     * Who pays how much? The patient agrees before anything is paid.
     *
     * @param payBefore when the offer ends
     * @param ways how the rest can be paid; empty where nothing is left, and until it is known
     */
    record Split(org.houzhen.wire.Split split, Instant payBefore, List<PayBy> ways) implements View {
        @Override
        public String screen() {
            return "split";
        }
    }

    /** How to pay? */
    record PayWays(Money amount, List<PayBy> ways) implements View {
        @Override
        public String screen() {
            return "pay-way";
        }
    }

    /**
     * Show the payment code of your phone, or put your card into the card terminal.
     *
     * @param step CODE while it is waited for, SENT while it is being used, AGREE while the phone asks the patient;
     *     of a card: CARD while the card terminal waits for card and PIN, CHECKING while it is asked what came of it
     * @param hint what to tell the patient now; empty when all is well
     * @param payBefore when the time to show it ends; absent once it was shown
     */
    record PayByCode(String tradeNo, Money amount, String step, String hint, Instant payBefore) implements View {
        @Override
        public String screen() {
            return "pay-code";
        }
    }

    /**
     * Scan this and pay.
     *
     * @param channel whose app has to scan it, such as WECHAT
     * @param code what the phone scans; absent while it is being made
     * @param qr the same, drawn
     */
    record Pay(
            String tradeNo,
            Money amount,
            List<FeeLine> lines,
            String channel,
            String code,
            QrPicture qr,
            Instant payBefore)
            implements View {
        @Override
        public String screen() {
            return "pay";
        }

        @Override
        public String toString() {
            return "Pay[" + tradeNo + "]";
        }
    }

    /**
     * The money's way is being followed.
     *
     * @param leaving the patient wants to leave and the server is deciding
     * @param mayLeave it takes so long that the patient may go; the order is followed without them
     */
    record Processing(String tradeNo, Money amount, OrderState state, boolean leaving, boolean mayLeave)
            implements View {
        @Override
        public String screen() {
            return "processing";
        }
    }

    /**
     * It is done.
     *
     * @param kind REGISTRATION, BILLS, REFUND, EBILL, SIGN_IN, WINDOW, MOVE or REPORTS
     * @param headline the one thing to read, such as the ticket number; may be absent
     * @param place where to wait; only after a sign-in, or with a number for a window
     * @param next the stops to go to now; absent where there are none
     * @param paper PRINTING, PRINTED, WAITING, UNCERTAIN, NO_MORE or NONE
     * @param paperReason why there is no paper yet
     */
    record Result(
            String kind,
            String title,
            String headline,
            List<Slip.Row> rows,
            List<String> notes,
            List<String> notesEnglish,
            Place place,
            List<Slip.Next> next,
            String paper,
            String paperReason)
            implements View {
        /** Where to wait, and behind how many; the state is one of {@link org.houzhen.wire.SignedIn}. */
        public record Place(String area, String room, String state, int ahead, Instant activeFrom) {}

        @Override
        public String screen() {
            return "result";
        }
    }

    /** Which of today's visits? */
    record Visits(List<VisitView> visits) implements View {
        @Override
        public String screen() {
            return "visits";
        }
    }

    /** Which other day, for whom the clinic was cancelled? Of the session that was chosen, if one was, the time. */
    record Days(OtherDays days, String session, String slot) implements View {
        @Override
        public String screen() {
            return "days";
        }
    }

    /** Which registration is to be returned? */
    record Returns(List<ReturnableVisit> visits) implements View {
        @Override
        public String screen() {
            return "returns";
        }
    }

    /** Shall it really be returned? */
    record ReturnConfirm(ReturnableVisit visit, String maskedName, String maskedDocument) implements View {
        @Override
        public String screen() {
            return "return-confirm";
        }
    }

    /** Which fiscal e-bill is to be printed, as a slip or on a sheet of A4, where these can be? */
    record EBills(List<EBillView> bills, boolean slips, boolean sheets) implements View {
        @Override
        public String screen() {
            return "ebills";
        }
    }

    /** Which bills? */
    record Bills(List<Bill> bills, int chosen, Money total) implements View {
        /** One bill; it is free while nobody else is paying it. */
        public record Bill(BillView bill, boolean chosen, boolean free) {}

        @Override
        public String screen() {
            return "bills";
        }
    }

    /** Which reports are ready? */
    record Reports(List<ReportView> reports, int ready) implements View {
        @Override
        public String screen() {
            return "reports";
        }
    }

    /** Reports are coming out; what the printer waits for is empty while it runs. */
    record Printing(int done, int total, String name, String heldUpBy) implements View {
        @Override
        public String screen() {
            return "printing";
        }
    }

    /** What came out. */
    record ReportsDone(int printed, List<Sheet> sheets) implements View {
        /** One report: PRINTED, NOT_PRINTED, UNCERTAIN or NOT_GIVEN, and why it is not printed; empty when it is. */
        public record Sheet(String name, String state, String reason) {}

        @Override
        public String screen() {
            return "reports-done";
        }
    }

    /**
     * It did not work, and this is what to do.
     *
     * @param detail the sentence of whoever refused; absent where the page knows better words for the code
     * @param detailEn the same in English; absent where there is none
     * @param tradeNo the order's code while money may be open; absent otherwise
     * @param money NONE, SAFE (taken and followed up), RETURNED, RETURNING or UNSURE
     * @param retry trying again may help
     * @param window a number for the window where it can be settled may be taken here
     */
    record Trouble(
            String code, String detail, String detailEn, String tradeNo, String money, boolean retry, boolean window)
            implements View {
        @Override
        public String screen() {
            return "problem";
        }
    }
}
