/** Ends of names in Latin letters. */
const LATIN = [
  'pass(?:[ -]?(?:word|phrase|code)|wd|wort|wrd|ord(?:et)?|wor)?|pasword|pwd|pswd|pw|kennwort|mot de passe|motdepasse',
  'contrasena|senha|haslo|losenord|wachtwoord|salasana|heslo|adgangskode|kodeord|parola|sifre|lozinka|geslo|parool',
  'kata sandi|secret(?:[ _-]?value|_key_base)?|geheimnis|key(?:[ _-]?(?:content|material|data))?|token|psk|pin|otp|code',
  'assertion|samlresponse|managementcert|certificatebase64|pfxblob|auth|pat|preshared key|schlüssel(?:inhalt)?',
  'contrase(?:ñ|n\\u0303)a|hasło|l(?:ö|o\\u0308)senord(?:et)?|şifre(?:m|si)?|jelszó|mật khẩu',
].join('|');

/** Ends of names in other scripts; some of these put no space behind a word. */
const OTHER =
  'пароль|パスワード|密码|密碼|口令|비밀번호|암호|κωδικός πρόσβασης|סיסמ[הא]|รหัสผ่าน|पासवर्ड|كلمة المرور|كلمة السر';

/**
 * Where to look for a name of `secret-names`: the letters on which one ends, in lower case. What has more letters
 * behind it is passed over at once, so that `otp` in `rootPassword` does not hide the rest.
 */
export const NAME_STEM = new RegExp(`(?:${LATIN})(?![a-z])|${OTHER}`, 'g');
