/** The hospital's server as a terminal knows it: enrolment, sign of life, and questions whose answers may be lost. */
package org.houzhen.kiosk.server;
