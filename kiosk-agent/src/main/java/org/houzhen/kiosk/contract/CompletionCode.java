package org.houzhen.kiosk.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a command ended, in the words of XFS4IoT. */
public enum CompletionCode {
    @JsonProperty("success")
    SUCCESS,
    /** The payload's errorCode says what went wrong. */
    @JsonProperty("commandErrorCode")
    COMMAND_ERROR_CODE,
    @JsonProperty("canceled")
    CANCELED,
    @JsonProperty("timeOut")
    TIME_OUT,
    /** The device is not there, or a patient uses the terminal. */
    @JsonProperty("deviceNotReady")
    DEVICE_NOT_READY,
    @JsonProperty("hardwareError")
    HARDWARE_ERROR,
    @JsonProperty("userError")
    USER_ERROR,
    @JsonProperty("unsupportedCommand")
    UNSUPPORTED_COMMAND,
    @JsonProperty("invalidData")
    INVALID_DATA,
    @JsonProperty("internalError")
    INTERNAL_ERROR
}
