package org.wellbundle.sdk.testkit.recording;

import java.util.Locale;
import java.util.Set;

/** What a field holds, judged by its name. */
enum Kind {
  TOKEN,
  ID,
  MAIL,
  PERSON,
  BIRTH,
  PLACE,
  VALUE;

  private static final Set<String> PERSON_FIELDS =
      Set.of(
          "name",
          "firstname",
          "lastname",
          "givenname",
          "familyname",
          "surname",
          "fullname",
          "nickname",
          "username",
          "displayname",
          "login",
          "phone",
          "phonenumber",
          "mobile",
          "address",
          "street",
          "city",
          "zip",
          "zipcode",
          "postalcode",
          "country",
          "gender",
          "sex",
          "avatar",
          "photo",
          "picture",
          "image",
          "comment",
          "comments",
          "note",
          "notes",
          "description",
          "title",
          "text",
          "message",
          "ssid",
          "ip",
          "ipaddress");
  private static final Set<String> BIRTH_FIELDS =
      Set.of("birthdate", "dateofbirth", "dob", "birthday", "birth", "age");
  private static final Set<String> PLACE_FIELDS =
      Set.of(
          "lat",
          "latitude",
          "lon",
          "lng",
          "long",
          "longitude",
          "gps",
          "polyline",
          "summarypolyline",
          "startlatlng",
          "endlatlng",
          "location",
          "coordinates",
          "latlng");
  private static final Set<String> ID_FIELDS =
      Set.of(
          "mac",
          "macaddress",
          "serial",
          "serialnumber",
          "uuid",
          "guid",
          "imei",
          "hash",
          "owner",
          "subject",
          "sub",
          "externalid");
  private static final Set<String> NO_TOKENS = Set.of("tokentype", "expiresin");

  static Kind of(String field) {
    String name = field.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (NO_TOKENS.contains(name)) {
      return VALUE;
    }
    if (name.matches(
        ".*(token|secret|password|apikey|authorization|signature|nonce|jwt|session|cookie|verifier)"
            + ".*|code|clientid")) {
      return TOKEN;
    }
    if (name.contains("mail")) {
      return MAIL;
    }
    if (PERSON_FIELDS.contains(name)) {
      return PERSON;
    }
    if (BIRTH_FIELDS.contains(name)) {
      return BIRTH;
    }
    if (PLACE_FIELDS.contains(name)) {
      return PLACE;
    }
    return ID_FIELDS.contains(name) || name.endsWith("id") || name.endsWith("ids") ? ID : VALUE;
  }
}
