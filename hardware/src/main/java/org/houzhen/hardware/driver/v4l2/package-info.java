/** Cameras of Linux' V4L2, through the program v4l2-ctl of Debian's package v4l-utils. */
package org.houzhen.hardware.driver.v4l2;
