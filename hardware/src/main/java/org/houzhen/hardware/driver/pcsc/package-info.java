/** Reads social-security cards through PC/SC: the service and its restarts, the card's commands, files and records. */
package org.houzhen.hardware.driver.pcsc;
