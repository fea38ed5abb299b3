package org.houzhen.server.kiosk;

import java.util.List;

/**
 * Which patients have shown at a terminal who they are, so that a terminal reads nothing of anybody else: index numbers
 * can be guessed. Every method blocks.
 */
public interface PatientsHere {
    void identified(String terminalId, String patientId);

    boolean isHere(String terminalId, String patientId);

    List<String> at(String terminalId);
}
