# @fault The article as pasted: request is not imported
# @cause server-error
# @fixed by hand: a crash; the log names it
from flask import Flask, jsonify
app = Flask(__name__)

@app.route('/api/data', methods=['GET', 'POST', 'OPTIONS'])
def data():
    if request.method == 'OPTIONS':
        response = jsonify()
        response.headers['Access-Control-Allow-Origin'] = '*'
        return response
    return jsonify(ok=True)
