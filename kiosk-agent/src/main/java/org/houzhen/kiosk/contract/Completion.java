package org.houzhen.kiosk.contract;

import java.util.Map;

/** The end of one command. */
record Completion(CompletionCode code, String description, Map<String, Object> payload) {
    static Completion success(Map<String, Object> payload) {
        return new Completion(CompletionCode.SUCCESS, null, payload);
    }

    static Completion of(CompletionCode code, String description) {
        return new Completion(code, description, null);
    }

    /** An error that the command itself defines. */
    static Completion error(String errorCode, String description) {
        return new Completion(CompletionCode.COMMAND_ERROR_CODE, description, Map.of("errorCode", errorCode));
    }

    @Override
    public String toString() {
        return "Completion[" + code + "]";
    }
}
