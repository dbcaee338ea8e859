// Go's net/http and golang.org/x/oauth2, used as its documentation shows; tokens in a file. Zoom's address is a setting.
package main

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/oauth2"
)

// Row is a connection; a deleted one stays, with the time at which it ended.
type Row struct {
	Token     *oauth2.Token
	DeletedAt *time.Time
}

// Data is what the app keeps in its file: who is behind a session, which state a session has open, and rows by person.
type Data struct {
	Sessions map[string]string
	States   map[string]string
	Rows     map[string][]*Row
}

var (
	mutex sync.Mutex
	data  = Data{map[string]string{}, map[string]string{}, map[string][]*Row{}}
	file  = setting("DATABASE", "app.json")
	zoom  = setting("ZOOM_BASE_URL", "https://zoom.us")
	api   = setting("ZOOM_BASE_URL", "https://api.zoom.us")
	port  = setting("PORT", "3000")

	config = &oauth2.Config{
		ClientID:     os.Getenv("ZOOM_CLIENT_ID"),
		ClientSecret: os.Getenv("ZOOM_CLIENT_SECRET"),
		RedirectURL:  setting("ZOOM_REDIRECT_URI", "http://127.0.0.1:"+port+"/callback"),
		Endpoint:     oauth2.Endpoint{AuthURL: zoom + "/oauth/authorize", TokenURL: zoom + "/oauth/token"},
	}
)

func main() {
	if text, err := os.ReadFile(file); err == nil {
		if err := json.Unmarshal(text, &data); err != nil {
			log.Fatal(err)
		}
	}
	http.HandleFunc("/health", func(w http.ResponseWriter, _ *http.Request) {})
	http.HandleFunc("/sign-in", signIn)
	http.HandleFunc("/connect", signedIn(connect))
	http.HandleFunc("/callback", signedIn(callback))
	http.HandleFunc("/use", signedIn(use))
	http.HandleFunc("/disconnect", signedIn(disconnect))
	http.HandleFunc("/", signedIn(status))
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}

func signIn(w http.ResponseWriter, r *http.Request) {
	session := random()
	change(func() { data.Sessions[session] = r.FormValue("person") })
	http.SetCookie(w, &http.Cookie{Name: "session", Value: session, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
	w.WriteHeader(http.StatusNoContent)
}

func signedIn(next func(http.ResponseWriter, *http.Request, string, string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		cookie, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "Sign in first.", http.StatusUnauthorized)
			return
		}
		mutex.Lock()
		person, known := data.Sessions[cookie.Value]
		mutex.Unlock()
		if !known {
			http.Error(w, "Sign in first.", http.StatusUnauthorized)
			return
		}
		next(w, r, cookie.Value, person)
	}
}

func connect(w http.ResponseWriter, r *http.Request, session, _ string) {
	state := random()
	change(func() { data.States[session] = state })
	http.Redirect(w, r, config.AuthCodeURL(state), http.StatusFound)
}

func callback(w http.ResponseWriter, r *http.Request, session, person string) {
	var expected string
	change(func() {
		expected = data.States[session]
		delete(data.States, session)
	})
	if expected == "" || r.FormValue("state") != expected || r.FormValue("code") == "" {
		http.Error(w, "Zoom was not connected. Start again.", http.StatusBadRequest)
		return
	}
	token, err := config.Exchange(r.Context(), r.FormValue("code"))
	if err != nil {
		http.Error(w, "Zoom was not connected. Start again.", http.StatusBadRequest)
		return
	}
	change(func() {
		end(person)
		data.Rows[person] = append(data.Rows[person], &Row{Token: token})
	})
	http.Redirect(w, r, "/", http.StatusFound)
}

func status(w http.ResponseWriter, _ *http.Request, _, person string) {
	mutex.Lock()
	defer mutex.Unlock()
	w.Header().Set("content-type", "application/json")
	json.NewEncoder(w).Encode(map[string]bool{"connected": find(person) != nil})
}

func use(w http.ResponseWriter, r *http.Request, _, person string) {
	mutex.Lock()
	row := find(person)
	mutex.Unlock()
	if row == nil {
		http.Error(w, "Connect to Zoom first.", http.StatusConflict)
		return
	}
	// The source refreshes if need be; what it gives has to be saved by the app.
	token, err := config.TokenSource(r.Context(), row.Token).Token()
	var refused *oauth2.RetrieveError
	if errors.As(err, &refused) && strings.Contains(string(refused.Body), "invalid_grant") {
		change(func() { end(person) })
		http.Error(w, "Connect to Zoom again.", http.StatusConflict)
		return
	}
	if err != nil {
		http.Error(w, "Zoom has trouble.", http.StatusBadGateway)
		return
	}
	if token.AccessToken != row.Token.AccessToken {
		change(func() { row.Token = token })
	}
	me, err := oauth2.NewClient(r.Context(), oauth2.StaticTokenSource(token)).Get(api + "/v2/users/me")
	if err != nil {
		http.Error(w, "Zoom has trouble.", http.StatusBadGateway)
		return
	}
	defer me.Body.Close()
	if me.StatusCode >= 300 {
		http.Error(w, "Zoom has trouble.", http.StatusBadGateway)
	}
}

func disconnect(w http.ResponseWriter, _ *http.Request, _, person string) {
	change(func() { end(person) })
	w.WriteHeader(http.StatusNoContent)
}

// find wants the lock.
func find(person string) *Row {
	for _, row := range data.Rows[person] {
		if row.DeletedAt == nil {
			return row
		}
	}
	return nil
}

// end wants the lock.
func end(person string) {
	if row := find(person); row != nil {
		now := time.Now()
		row.DeletedAt = &now
	}
}

// change has the lock while it changes the data and writes the file.
func change(how func()) {
	mutex.Lock()
	defer mutex.Unlock()
	how()
	text, err := json.Marshal(data)
	if err == nil {
		err = os.WriteFile(file, text, 0o600)
	}
	if err != nil {
		log.Print(err)
	}
}

func random() string {
	bytes := make([]byte, 16)
	if _, err := rand.Read(bytes); err != nil {
		log.Fatal(err)
	}
	return hex.EncodeToString(bytes)
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
