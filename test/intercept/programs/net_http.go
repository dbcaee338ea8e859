// Requests a token and the users of the account from Zoom, with Go's standard library.
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
)

func send(request *http.Request, into any) {
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(into); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func main() {
	form := url.Values{"grant_type": {"account_credentials"}, "account_id": {"fjWCMNv_RySUpbdBJjO-Tg"}}
	ask, _ := http.NewRequest("POST", "https://zoom.us/oauth/token", strings.NewReader(form.Encode()))
	ask.SetBasicAuth("acme_reports_s2s_0001", "acme-reports-secret-for-dev-0001")
	ask.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var token struct {
		AccessToken string `json:"access_token"`
		APIURL      string `json:"api_url"`
	}
	send(ask, &token)
	fmt.Println(token.APIURL)

	list, _ := http.NewRequest("GET", "https://api.zoom.us/v2/users", nil)
	list.Header.Set("Authorization", "Bearer "+token.AccessToken)
	var answer struct{ Users []struct{ Email string } }
	send(list, &answer)
	var emails []string
	for _, user := range answer.Users {
		emails = append(emails, user.Email)
	}
	fmt.Println(strings.Join(emails, " "))
}
