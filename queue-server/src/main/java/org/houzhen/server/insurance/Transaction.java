package org.houzhen.server.insurance;

import java.time.Duration;

/** What can be said to the insurer, with its number (infno) and how long its answer is waited for. */
enum Transaction {
    IDENTIFY("1101", 10),
    OPEN_VISIT("2201", 20),
    CANCEL_VISIT("2202", 20),
    DIAGNOSE("2203", 20),
    CHARGE("2204", 20),
    WITHDRAW("2205", 20),
    QUOTE("2206", 20),
    SETTLE("2207", 60),
    CANCEL_SETTLEMENT("2208", 60),
    REVERSE("2601", 60),
    TOTALS("3201", 30),
    DETAILS("3202", 60),
    SIGN_IN("9001", 10),
    UPLOAD("9101", 60),
    DOWNLOAD("9102", 60);

    private final String infno;
    private final Duration patience;

    Transaction(String infno, int seconds) {
        this.infno = infno;
        this.patience = Duration.ofSeconds(seconds);
    }

    String infno() {
        return infno;
    }

    Duration patience() {
        return patience;
    }
}
