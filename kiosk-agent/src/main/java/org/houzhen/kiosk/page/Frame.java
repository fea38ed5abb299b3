package org.houzhen.kiosk.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * All a page needs to draw the terminal; a newer one replaces an older one.
 *
 * @param version only grows, across restarts too
 * @param now the agent's clock, so that a page counts down without trusting its own
 * @param zone in which the page writes times, such as {@code Asia/Shanghai}
 * @param screen names the kind of {@code view}
 * @param flow what the patient came for; absent on the start screen
 * @param who the patient's masked name once known
 * @param leaveAt when the session ends unless somebody presses something; present only while warning
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Frame(
        long version,
        Instant now,
        String hospital,
        String terminal,
        String zone,
        String screen,
        Flow flow,
        String who,
        Instant leaveAt,
        boolean canGoBack,
        boolean canLeave,
        View view) {
    @Override
    public String toString() {
        return "Frame[" + version + ", " + screen + "]";
    }
}
