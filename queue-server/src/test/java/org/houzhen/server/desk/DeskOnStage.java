package org.houzhen.server.desk;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A page before a stage that plays the server, so that a test decides what the server says and when. */
abstract class DeskOnStage extends DeskBrowser {
    private static final Instant MORNING = Instant.parse("2026-11-22T01:12:30Z");

    DeskStage stage;

    @BeforeEach
    void openStage() {
        stage = new DeskStage();
    }

    @AfterEach
    void closeStage() {
        stage.close();
    }

    /** The clock of the page stands where the files of the stage expect it. */
    void open(String path) {
        setClock(page, MORNING);
        page.navigate(stage.url() + path);
    }

    List<DeskStage.Press> presses() {
        return stage.presses();
    }
}
