/** Finds faces in pictures and says how alike two are, on this machine alone; what it says is for a person to judge. */
package org.houzhen.face;
