#!/bin/sh
# Lets this device into the network, for Linux and macOS; needs openssl and curl. The key is made here and stays here.
#
#   sh enrol.sh            asks for the code, and gets a certificate
#   sh enrol.sh renew      gets the next certificate once this one has ten days left; to be run daily
#   sh enrol.sh agent      writes the flags with which osqueryd reports how this device is kept
#
# All is kept in the folder CONCORDAT_DEVICE, else /etc/concordat, else ~/.concordat where that cannot be written.
set -eu
umask 077
door='@DOOR@'
authority='@AUTHORITY@'

fail() {
  printf 'enrol: %s\n' "$1" >&2
  exit 1
}

for program in openssl curl; do
  command -v "$program" >/dev/null 2>&1 || fail "$program is not installed."
done
folder=${CONCORDAT_DEVICE:-/etc/concordat}
mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ] || { folder=$HOME/.concordat && mkdir -p "$folder"; }
cd "$folder"

request() { # makes key and request, the key once
  printf '%s\n' "$authority" >ca.pem
  [ -s key.pem ] || openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem 2>/dev/null
  openssl req -new -key key.pem -subj '/CN=device' -outform DER 2>/dev/null | openssl base64 >request.b64
}

certificate() { # path of the request; what curl is to be told besides comes on standard input
  status=$(curl -sS --cacert ca.pem --config - -H 'Content-Type: application/pkcs10' --data-binary @request.b64 \
    -o answer -w '%{http_code}' "$door/.well-known/est/$1") || fail "$door cannot be reached."
  [ "$status" = 200 ] || fail "$(cat answer)"
  openssl base64 -d -in answer | openssl pkcs7 -inform DER -print_certs >fresh.pem && [ -s fresh.pem ] ||
    fail "what came is no certificate; it stands in $folder/answer."
  mv fresh.pem cert.pem
  rm -f answer request.b64
  printf 'The certificate is in %s and holds until %s.\n' "$folder/cert.pem" \
    "$(openssl x509 -in cert.pem -noout -enddate | sed 's/.*=//')"
}

case ${1:-enrol} in
enrol)
  printf 'Enrolment code: ' >&2
  read -r code || fail "no code was given."
  code=$(printf '%s' "$code" | tr -cd 'A-Za-z0-9-')
  request
  printf 'user = "device:%s"\n' "$code" | certificate simpleenroll
  ;;
renew)
  [ -s cert.pem ] || fail "there is no certificate in $folder yet; run sh enrol.sh first."
  if openssl x509 -in cert.pem -noout -checkend 864000 >/dev/null; then
    printf 'Not yet: it holds until %s.\n' "$(openssl x509 -in cert.pem -noout -enddate | sed 's/.*=//')"
    exit 0
  fi
  request
  printf 'cert = "cert.pem"\nkey = "key.pem"\n' | certificate simplereenroll
  ;;
agent)
  [ -s cert.pem ] || fail "there is no certificate in $folder yet; run sh enrol.sh first."
  printf 'by certificate\n' >secret
  place=${door#https://}
  cat >osquery.flags <<FLAGS
--tls_hostname=$place
--tls_server_certs=$folder/ca.pem
--tls_client_cert=$folder/cert.pem
--tls_client_key=$folder/key.pem
--enroll_secret_path=$folder/secret
--enroll_tls_endpoint=/osquery/enroll
--config_plugin=tls
--config_tls_endpoint=/osquery/config
--config_refresh=300
--logger_plugin=tls
--logger_tls_endpoint=/osquery/log
--logger_tls_period=3
--disable_distributed=false
--distributed_plugin=tls
--distributed_tls_read_endpoint=/osquery/read
--distributed_tls_write_endpoint=/osquery/write
--distributed_interval=10
--database_path=$folder/osquery.db
--pidfile=$folder/osquery.pid
--disable_extensions=true
FLAGS
  printf 'Start it so: osqueryd --flagfile=%s/osquery.flags\n' "$folder"
  ;;
*) fail "unknown $1; give nothing, renew or agent." ;;
esac
