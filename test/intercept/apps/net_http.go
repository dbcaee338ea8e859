package main

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
)

func orElse(value, other string) string {
	if value == "" {
		return other
	}
	return value
}

var (
	zoom        = orElse(os.Getenv("ZOOM_BASE_URL"), "https://zoom.us")
	id, secret  = os.Getenv("ZOOM_CLIENT_ID"), os.Getenv("ZOOM_CLIENT_SECRET")
	address     = "127.0.0.1:" + os.Getenv("PORT")
	redirectURI = "http://" + address + "/callback"
	state       string
)

func connect(response http.ResponseWriter, request *http.Request) {
	bytes := make([]byte, 16)
	_, _ = rand.Read(bytes)
	state = hex.EncodeToString(bytes)
	query := url.Values{"response_type": {"code"}, "client_id": {id}, "redirect_uri": {redirectURI}, "state": {state}}
	http.Redirect(response, request, zoom+"/oauth/authorize?"+query.Encode(), http.StatusFound)
}

func callback(response http.ResponseWriter, request *http.Request) {
	if state == "" || request.FormValue("state") != state {
		http.Error(response, "wrong state", http.StatusBadRequest)
		return
	}
	state = ""
	form := url.Values{"grant_type": {"authorization_code"}, "code": {request.FormValue("code")}, "redirect_uri": {redirectURI}}
	ask, _ := http.NewRequest("POST", zoom+"/oauth/token", strings.NewReader(form.Encode()))
	ask.SetBasicAuth(id, secret)
	ask.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var token struct {
		AccessToken string `json:"access_token"`
		APIURL      string `json:"api_url"`
	}
	send(ask, &token)
	look, _ := http.NewRequest("GET", token.APIURL+"/v2/users/me", nil)
	look.Header.Set("Authorization", "Bearer "+token.AccessToken)
	var me struct{ Email string }
	send(look, &me)
	fmt.Fprintf(response, "Connected as %s", me.Email)
}

func send(request *http.Request, into any) {
	if response, err := http.DefaultClient.Do(request); err == nil {
		defer response.Body.Close()
		_ = json.NewDecoder(response.Body).Decode(into)
	} else {
		fmt.Println(err)
	}
}

func main() {
	http.HandleFunc("/connect", connect)
	http.HandleFunc("/callback", callback)
	fmt.Println(http.ListenAndServe(address, nil))
}
