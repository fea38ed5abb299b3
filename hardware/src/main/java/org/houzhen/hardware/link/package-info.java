/** Carries bytes both ways between a codec and a serial or TCP line, and says when the line is lost. */
package org.houzhen.hardware.link;
