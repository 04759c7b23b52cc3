// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.knime.core.node.InvalidSettingsException;

/**
 * Weak encryption of passwords in settings: {@code 02} and the URL-safe base64 of a 16-byte vector
 * and the AES-256-CFB text with four zero bytes at its end, which tell a wrong key.
 */
final class PasswordCipher {
    private static final String VERSION = "02";
    private static final int CHECK_BYTES = 4;
    private static final int VECTOR_BYTES = 16;
    private static final byte[] KEY_SALT = {1, -6, 127, 98};
    private static final int KEY_ROUNDS = 100;

    private PasswordCipher() {}

    static String encrypt(final String encryptionKey, final String plain) {
        if (plain == null || plain.isEmpty()) {
            return plain;
        }
        final byte[] text = plain.getBytes(StandardCharsets.UTF_8);
        final byte[] vector = new byte[VECTOR_BYTES];
        // The vector depends on the password only, so that saving twice gives the same file.
        Arrays.fill(vector, (byte) text.length);
        try {
            final Cipher cipher = cipher(Cipher.ENCRYPT_MODE, encryptionKey, vector);
            final byte[] cipherText =
                    cipher.doFinal(Arrays.copyOf(text, text.length + CHECK_BYTES));
            final byte[] all = Arrays.copyOf(vector, VECTOR_BYTES + cipherText.length);
            System.arraycopy(cipherText, 0, all, VECTOR_BYTES, cipherText.length);
            return VERSION + Base64.getUrlEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not encrypt a password: " + e.getMessage(), e);
        }
    }

    static String decrypt(final String encryptionKey, final String encrypted)
            throws InvalidSettingsException {
        if (encrypted == null || encrypted.isEmpty()) {
            return encrypted;
        }
        if (!encrypted.startsWith(VERSION)) {
            throw new InvalidSettingsException(
                    "The password was encrypted by an unsupported method; enter it again");
        }
        try {
            final byte[] all = Base64.getUrlDecoder().decode(encrypted.substring(VERSION.length()));
            if (all.length < VECTOR_BYTES + CHECK_BYTES) {
                throw new InvalidSettingsException("The encrypted password is cut off");
            }
            final Cipher cipher =
                    cipher(Cipher.DECRYPT_MODE, encryptionKey, Arrays.copyOf(all, VECTOR_BYTES));
            final byte[] text = cipher.doFinal(all, VECTOR_BYTES, all.length - VECTOR_BYTES);
            final int length = text.length - CHECK_BYTES;
            for (int i = length; i < text.length; i++) {
                if (text[i] != 0) {
                    throw new InvalidSettingsException("The password has another encryption key");
                }
            }
            return new String(text, 0, length, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    "Could not decrypt a password: " + e.getMessage(), e);
        }
    }

    private static Cipher cipher(final int mode, final String encryptionKey, final byte[] vector)
            throws GeneralSecurityException {
        if (encryptionKey == null || encryptionKey.isEmpty()) {
            throw new IllegalArgumentException("The encryption key must not be null or empty");
        }
        final PBEKeySpec spec =
                new PBEKeySpec(encryptionKey.toCharArray(), KEY_SALT, KEY_ROUNDS, 256);
        final SecretKey key =
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
        final Cipher cipher = Cipher.getInstance("AES/CFB/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.getEncoded(), "AES"), new IvParameterSpec(vector));
        return cipher;
    }
}
